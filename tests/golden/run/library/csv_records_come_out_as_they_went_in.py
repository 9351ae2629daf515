import csv
import io

rows = [["a", "b,c", 'd"e', ""], ["", ""], ["x\ny", "z\r", "é"], ["1", "2.5", "'"], [" pad ", "tab\t"]]
out = io.StringIO()
csv.writer(out).writerows(rows)
print(repr(out.getvalue()))  # expect: 'a,"b,c","d""e",\r\n,\r\n"x\ny","z\r",é\r\n1,2.5,\'\r\n pad ,tab\t\r\n'
print(list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == rows)  # expect: True
print(list(csv.reader(['a,"b', 'c",d', '', '"e"f,g"h', "x,"])))  # expect: [['a', 'bc', 'd'], [], ['ef', 'g"h'], ['x', '']]
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow([1, 2.5, None, "x", True])
csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(["a", 1])
print(out.getvalue(), end="")
# expect: 1,2.5,"","x",True
# expect: "a";"1"


class Lines:
    def __iter__(self):
        for line in ("1,2", "3,4"):
            yield line


print([[int(field) for field in row] for row in csv.reader(Lines())])  # expect: [[1, 2], [3, 4]]
