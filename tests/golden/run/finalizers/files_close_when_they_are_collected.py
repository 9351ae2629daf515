import gc
import io

told = []


class Noted(io.BytesIO):
    def __del__(self):
        told.append("dies")
        super().__del__()

    def close(self):
        told.append("closes")
        super().close()


def make():
    Noted(b"data").read()


make()
gc.collect()
print(told)  # expect: ['dies', 'closes']
