for e in ((), [], {}, set(), '', b'', range(0), iter([])):
    for x in e:
        print('never')
print('done')  # expect: done
