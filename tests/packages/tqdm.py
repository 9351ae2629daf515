# needs: python3-tqdm
import io
from tqdm import tqdm, trange
class Clock(tqdm):
    pass
out = io.StringIO()
for i in tqdm(range(5), file=out, mininterval=1e9, ncols=60, desc="d", unit="it", bar_format="{desc}|{bar}|{n_fmt}/{total_fmt} {percentage:3.0f}%"):
    pass
print(repr(out.getvalue())); print(tqdm.format_meter(25, 100, 10, ncols=50), tqdm.format_sizeof(12345678), tqdm.format_interval(3725), tqdm.format_num(1234567))
with tqdm(total=10, file=io.StringIO(), disable=False) as t:
    t.update(3); t.set_postfix(a=1); print(t.n, t.postfix, t.total)
