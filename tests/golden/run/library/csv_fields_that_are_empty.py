# python: 3.14
import csv
import io

for quoting in (csv.QUOTE_NONNUMERIC, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    print(next(csv.reader([',3,"5",7.3,""'], quoting=quoting)))
# expect: ['', 3.0, '5', 7.3, '']
# expect: [None, 3.0, '5', 7.3, '']
# expect: [None, '3', '5', '7.3', '']
for quoting in (csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    try:
        csv.writer(io.StringIO(), delimiter=" ", skipinitialspace=True, quoting=quoting).writerow([None, None])
    except csv.Error as error:
        print(error)
# expect: empty field must be quoted if delimiter is a space and skipinitialspace is true
# expect: empty field must be quoted if delimiter is a space and skipinitialspace is true
# expect: empty field must be quoted if delimiter is a space and skipinitialspace is true
file = io.StringIO()
csv.writer(file, delimiter=" ", skipinitialspace=True).writerow([None, ""])
print(file.getvalue().strip())  # expect: "" ""
try:
    csv.field_size_limit(1, 2)
except TypeError:
    print("one limit")  # expect: one limit


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        if not lines:
            raise StopIteration
        line = lines.pop()
        if line == "a,b":
            next(reader)
        return line


lines = ["x", "a,b"]
reader = csv.reader(Reentrant())
try:
    next(reader)
except csv.Error as error:
    print(error)  # expect: iterator has already advanced the reader
