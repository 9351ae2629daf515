# needs: python3-natsort
from natsort import natsorted, ns, natsort_keygen, humansorted, index_natsorted, order_by_index, realsorted
import locale
L = ["item10", "Item2", "item-1.5", "item1e3", "ä3", "a20", "./x (2)/f.txt", "./x (10)/f.txt", "1.10", "1.9"]
print(natsorted(L), natsorted(L, alg=ns.IGNORECASE | ns.REAL), realsorted(["num5.10", "num-3", "num5.3"]), natsorted(L, alg=ns.PATH, reverse=True), index_natsorted(L), sorted(L, key=natsort_keygen(alg=ns.LOWERCASEFIRST)), natsorted([3, "2", None, 1.5, b"x"][:2]))
