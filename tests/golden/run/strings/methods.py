s = 'Hello, World'
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.find('o'), s.rfind('o'), s.count('l'), s.replace('l', 'L', 2))  # expect: hello, world HELLO, WORLD hELLO, wORLD Hello, World 4 8 3 HeLLo, World
