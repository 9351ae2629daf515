import tempfile
from pathlib import Path, PurePosixPath

with tempfile.TemporaryDirectory() as folder:
    p = Path(folder) / "x.txt"
    p.write_text("été\n", encoding="utf-8")
    print(p.read_bytes(), p.read_text(encoding="utf-8"), p.suffix, p.exists(), sorted(q.name for q in Path(folder).iterdir()))
    print([q.name for q in Path(folder).glob("*.txt")])
print(PurePosixPath("/a/b/../c.py").parts, PurePosixPath("a/b").with_suffix(".x"))
# expect: b'\xc3\xa9t\xc3\xa9\n' été
# expect:  .txt True ['x.txt']
# expect: ['x.txt']
# expect: ('/', 'a', 'b', '..', 'c.py') a/b.x
