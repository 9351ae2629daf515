def perms(s):
    if len(s) < 2: return [s]
    return [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms('abc'))  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
