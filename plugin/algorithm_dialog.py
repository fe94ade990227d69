"""The dialog of an algorithm, filled in ahead."""

__all__ = ["open_algorithm"]


def open_algorithm(algorithm, parameters, then=None):
    """Open the dialog of one of our algorithms.

    Parameters
    ----------
    algorithm : str, its id
    parameters : dict, what it is filled with
    then : callable of a dict, the results, once it has run to its end, optional

    Returns
    -------
    the dialog
    """
    import processing  # the Processing plugin is loaded after this one at start-up

    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    if then is not None:
        dialog.algorithmFinished.connect(lambda done, results: done and then(results))
    dialog.show()
    return dialog
