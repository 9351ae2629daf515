# needs: python3-textdistance
import textdistance as t
for n in "hamming levenshtein damerau_levenshtein jaro_winkler jaro strcmp95 mlipns lcsseq lcsstr ratcliff_obershelp jaccard sorensen tversky overlap cosine monge_elkan bag prefix postfix length identity matrix mra editex arith_ncd entropy_ncd bz2_ncd zlib_ncd sqrt_ncd".split():
    a = getattr(t, n, None)
    if a is not None: print(n, [a(x, y) if not isinstance(a(x, y), float) else round(a(x, y), 6) for x, y in (("test", "text"), ("abcdef", "acbdfe"), ("", "x"))], round(a.normalized_similarity("arrow", "arow"), 6))
