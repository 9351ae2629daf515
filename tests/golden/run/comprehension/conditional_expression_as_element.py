print(['even' if i % 2 == 0 else 'odd' for i in range(4)])  # expect: ['even', 'odd', 'even', 'odd']
