path = "/tmp/stackless_golden_lines.txt"
with open(path, "w") as f:
    f.write("one\ntwo\n")
with open(path) as f:
    for line in f:
        print(repr(line))
# expect: 'one\n'
# expect: 'two\n'
print(f.closed)  # expect: True
