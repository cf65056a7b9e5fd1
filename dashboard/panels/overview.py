"""How are we doing, and what needs attention?"""
