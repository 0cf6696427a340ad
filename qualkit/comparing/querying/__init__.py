"""Questions to the codings: `challenges near:30 security where language = az` (docs/queries.md).

`tokens` and `parsing` say what a query means, as a value of `expressions`; `vocabulary` knows the names that may stand
in it. `stretches` reckons with stretches of one text, and `evaluating` finds with it what answers the expression.
`conditions` tells what fulfils the condition behind `where`, `values` when two values are the same. `answering` puts
all this in order and makes the rows.
"""
