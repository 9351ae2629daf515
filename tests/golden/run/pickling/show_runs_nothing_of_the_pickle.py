from stackless import pickles

lines = pickles.describe(b"cos\nsystem\n(S'echo ran'\ntR.")
print(lines[1])  # expect: holds os.system('echo ran')
