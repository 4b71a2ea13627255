"""From a printed question to the question bank's code."""

from intake.matching.context import answered_for, meant
from intake.matching.editions import Edition, recognise
from intake.matching.matcher import Asking, Match, Matcher, matcher
from intake.matching.parties import party_of

__all__ = ["Asking", "Edition", "Match", "Matcher", "answered_for", "matcher", "meant", "party_of", "recognise"]
