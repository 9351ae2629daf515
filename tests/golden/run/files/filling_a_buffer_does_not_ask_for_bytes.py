import io


class Told(io.BytesIO):
    def read(self, size=-1):
        print("read")
        return super().read(size)


buffer = bytearray(2)
print(Told(b"abc").readinto(buffer), buffer)  # expect: 2 bytearray(b'ab')
print(io.BufferedReader(Told(b"abc"), 4).read(2))  # expect: b'ab'
