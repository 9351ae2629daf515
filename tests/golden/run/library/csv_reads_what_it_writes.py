import csv
import io

print(list(csv.reader(['a,b,"c ""d"""', '1,,"x', 'y"', ""])))  # expect: [['a', 'b', 'c "d"'], ['1', '', 'xy'], []]
out = io.StringIO()
writer = csv.writer(out)
writer.writerows([["a", 1, None, "x,y", 'q"q', "l\nm", 2.5], [], [""]])
print(repr(out.getvalue()))  # expect: 'a,1,,"x,y","q""q","l\nm",2.5\r\n\r\n""\r\n'
print(list(csv.reader(io.StringIO(out.getvalue(), newline=""))))  # expect: [['a', '1', '', 'x,y', 'q"q', 'l\nm', '2.5'], [], ['']]
print(list(csv.DictReader(["n;v", "a;1"], delimiter=";")), csv.list_dialects())  # expect: [{'n': 'a', 'v': '1'}] ['excel', 'excel-tab', 'unix']
print(list(csv.reader(["1,a b,'c'"], quotechar="'", quoting=csv.QUOTE_ALL, escapechar="\\")), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)  # expect: [['1', 'a b', 'c']] ;
