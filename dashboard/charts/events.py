"""What do we offer, and do people come?"""
