print(str(ValueError()), repr(ValueError()), str(ValueError('a')), str(ValueError('a', 2)), repr(KeyError('k')), str(KeyError('k')))  # expect:  ValueError() a ('a', 2) KeyError('k') 'k'
