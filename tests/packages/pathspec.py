# needs: python3-pathspec
import pathspec
spec = pathspec.PathSpec.from_lines("gitwildmatch", ["*.pyc", "/build/", "!keep.pyc", "docs/**/*.txt", "a?c", "[!x]yz", "**/node_modules", "#c", "\\#d"])
files = ["x.pyc", "keep.pyc", "build/a", "src/build/a", "docs/a.txt", "docs/b/c/d.txt", "abc", "ayz", "xyz", "p/node_modules/q.js", "#d"]
print(list(spec.match_files(files)), [spec.match_file(f) for f in files])
