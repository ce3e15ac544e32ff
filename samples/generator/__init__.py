"""The sample ledgers, one module each; generate.py writes what they give.

Every total that was published is spelled out, and then shared out among the made-up rows, so it
comes out to the last digit whatever the dice say.
"""
