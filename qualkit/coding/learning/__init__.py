"""Learning from what people decided: which undecided passages a code may be on, how sure that is, and why.

`examples` says what was decided, and `decided_units` takes it from a project; `passages` lays out what is learned from
and what is looked at, and `exclusions` says what of it the codebook excludes; `features` turns passages into numbers;
`models` learns a code's words and weighs them against its terms; `scoring` gives every code a probability;
`explaining` names the words that weighed most; `suggesting` puts it together; `evaluating` says what it is worth.
"""

from qualkit.coding.learning.decided_units import examples_of_codings
from qualkit.coding.learning.embeddings import check_embeddings
from qualkit.coding.learning.evaluating import Evaluation, Measured, evaluate
from qualkit.coding.learning.examples import FEWEST, Example
from qualkit.coding.learning.explaining import Because
from qualkit.coding.learning.scoring import Few
from qualkit.coding.learning.suggesting import Suggestions, suggest

__all__ = [
    "FEWEST",
    "Because",
    "Evaluation",
    "Example",
    "Few",
    "Measured",
    "Suggestions",
    "check_embeddings",
    "evaluate",
    "examples_of_codings",
    "suggest",
]
