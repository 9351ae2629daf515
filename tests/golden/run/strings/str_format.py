print('{} {1} {0}'.format('a', 'b') if False else '{0} {1} {0}'.format('a', 'b'), '{k[0]} {o.real}'.format(k=[7], o=3), '{:>4}'.format('x'), '{{}}'.format())  # expect: a b a 7 3    x {}
