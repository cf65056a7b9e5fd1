"""What do the numbers say? Sentences written by rule from the same frame as the chart."""
