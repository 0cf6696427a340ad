"""The workbench: pages in a browser, on one's own machine.

`serving` starts it; `guarding` keeps everybody else out; `desk` is the open project; each page is a module of `pages`.
"""

from qualkit.workbench.serving import Invitation, serve

__all__ = ["Invitation", "serve"]
