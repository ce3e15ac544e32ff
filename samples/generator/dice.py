"""Chance that is the same on every machine and in every version of Python."""
import random


class Dice:
    """Uses only random.Random.random(), the one method whose sequence Python promises to keep."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + int(self._random() * (high - low + 1))

    def one_of(self, things):
        return things[self.between(0, len(things) - 1)]

    def weighted(self, weights):
        """A key of {key: weight}."""
        point = self.between(1, sum(weights.values()))
        for key, weight in weights.items():
            point -= weight
            if point <= 0:
                return key
        raise AssertionError("weights are positive")

    def percent(self, chance):
        """True in so many of a hundred cases."""
        return self.between(1, 100) <= chance

    def shuffled(self, things):
        things = list(things)
        for last in range(len(things) - 1, 0, -1):
            other = self.between(0, last)
            things[last], things[other] = things[other], things[last]
        return things

    def deal(self, things):
        """Things without end: each comes once before any comes again."""
        while True:
            yield from self.shuffled(things)

    def weights(self, count):
        """Weights for `count` parts of a whole, none more than twice another."""
        return [self.between(50, 100) for _ in range(count)]
