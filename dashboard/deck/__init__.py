"""What is shown at the meeting? Slides over the panels of the catalogue: chosen, ordered, composed, kept, frozen."""
