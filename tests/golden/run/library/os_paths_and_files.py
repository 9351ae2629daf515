import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a", "b.txt")
    os.makedirs(os.path.dirname(path))
    with open(path, "w") as f:
        f.write("text")
    os.rename(path, path + "2")
    print(os.listdir(os.path.dirname(path)), os.path.getsize(path + "2"), os.path.isdir(folder))
    print([(e.name, e.is_dir()) for e in os.scandir(folder)], [names for _, _, names in os.walk(folder)])
    os.unlink(path + "2")
print(os.path.exists(folder), os.path.normpath("a/../b//c"), os.path.splitext("x.tar.gz"))
# expect: ['b.txt2'] 4 True
# expect: [('a', True)] [[], ['b.txt2']]
# expect: False b/c ('x.tar', '.gz')
