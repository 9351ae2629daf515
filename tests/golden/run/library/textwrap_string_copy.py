import copy
import string
import textwrap

print(textwrap.fill("the quick brown fox jumps over", 12).split("\n"), textwrap.dedent("  a\n    b\n").split("\n"))  # expect: ['the quick', 'brown fox', 'jumps over'] ['a', '  b', '']
print(string.Template("$a and ${b}").substitute(a=1, b=2), string.capwords("ab cd"))  # expect: 1 and 2 Ab Cd
a = [1, [2]]
b = copy.deepcopy(a)
b[1].append(3)
print(a, b, copy.copy(a)[1] is a[1])  # expect: [1, [2]] [1, [2, 3]] True
