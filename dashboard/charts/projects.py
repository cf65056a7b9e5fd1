"""What is promised, what is late, and why?"""
