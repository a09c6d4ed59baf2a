"""The agenda on the page of a meeting: order, what comes every time, what earlier meetings left."""
