"""What has modernisation changed?"""
