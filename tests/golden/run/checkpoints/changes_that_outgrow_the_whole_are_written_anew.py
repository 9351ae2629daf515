import os
import tempfile
from stackless.checkpoints import Checkpoints

kept = Checkpoints(os.path.join(tempfile.mkdtemp(), "world"), limit=0.5)
size = 0
for n in range(20):
    kept.save([n * 1000003 + i * 7919 for i in range(200)])
    size = max(size, os.path.getsize(kept.path))
print(size < 3000, Checkpoints(kept.path).load()[0])  # expect: True 19000057
print(kept.save([1], whole=True) == os.path.getsize(kept.path))  # expect: True
os.unlink(kept.path)
kept.save([2])
print(Checkpoints(kept.path).load(), repr(kept) == f"Checkpoints({kept.path!r})")  # expect: [2] True
