"""The opening screen: the three panes, the bars above and below them, and what can be done there."""
