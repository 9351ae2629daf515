import os
import pickle

found = os.stat("/")
print(len(found), found.st_mode == found[0], int(found.st_mtime) == found[8], found.st_mtime_ns // 10**9 == found[8])  # expect: 10 True True True
copy = pickle.loads(pickle.dumps(found))
print(copy == found, copy.st_mtime == found.st_mtime, copy.st_blksize == found.st_blksize)  # expect: True True True
made = os.stat_result(range(10))
print(made.st_atime, made.st_size, made.st_blocks)  # expect: 7 6 None
print(made)  # expect: os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
try:
    made.st_mtime = 3
except AttributeError:
    print("read-only")  # expect: read-only
