def f():
    '''First.

    Second.
    '''
