# needs: python3-parse
from parse import parse, search, findall, compile, with_pattern
print(parse("{name} is {age:d} and {h:f} m", "Ann is 42 and 1.75 m"), parse("{:tg}", "1/2/2011 10:00 PM"), parse("{:>}x{:^}", "  a xb"))
print(search("age: {:d}\n", "name: x\nage: 30\n"), [r[0] for r in findall(">{}<", "<p>a</p><p>b</p>")], parse("{a.b} {c[d]}", "1 2").named, parse("{:x} {:b} {:o} {:%} {:e}", "1f 101 17 12% 1e5"))
@with_pattern(r"\d+")
def num(t):
    return int(t) * 2
print(compile("{:num} {n:num}", {"num": num}).parse("4 5"), parse("{} {}", "nope"))
