import io


class Watched(io.BytesIO):
    def write(self, data):
        sizes.append(len(data))
        return super().write(data)


sizes = []
text = io.TextIOWrapper(Watched(), encoding="ascii")
text.write("abc")
text.write("def")
text.write("g" * 8192)
text.write("h")
text.flush()
print(sizes)  # expect: [6, 8192, 1]
pair = io.TextIOWrapper(io.BufferedRWPair(io.BytesIO(b"one\ntwo\n"), io.BytesIO()), encoding="ascii")
line = pair.readline()
pair.write(line)
print(repr(line + pair.readline()))  # expect: 'one\ntwo\n'
