import pathlib
import tempfile

with tempfile.TemporaryDirectory() as folder:
    top = pathlib.Path(folder)
    (top / "a" / "b").mkdir(parents=True)
    for name in "one.txt", "a/two.txt", "a/b/three.txt":
        (top / name).write_text(name)
    print(sorted(path.name for path in top.rglob("*.txt")))  # expect: ['one.txt', 'three.txt', 'two.txt']
    print(sorted(path.name for path in top.glob("**/b/*")))  # expect: ['three.txt']
