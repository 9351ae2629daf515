from .. import late
from ..leaf import value as above

here = __name__, __package__, late.value, above
