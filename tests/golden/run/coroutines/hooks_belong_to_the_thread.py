import sys
import threading

sys.set_asyncgen_hooks(firstiter=print)
other = threading.Thread(target=lambda: print(sys.get_asyncgen_hooks().firstiter))
other.start()
other.join()  # expect: None
