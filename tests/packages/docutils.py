# needs: python3-docutils python3-roman
from docutils.core import publish_string, publish_doctree
TEXT = """
=====
Title
=====
:Author: Me
:Version: 1

Section
=======
A *para* with ``code``, a `link <http://x.y>`_, a footnote [1]_ and |sub|.

.. |sub| replace:: substituted
.. [1] The note.
.. note:: Mind *this*.

1. one
2. two

   - nested

+---+----+
| a | bc |
+===+====+
| 1 | 2  |
+---+----+

.. code:: python

   def f(): return 1

term
  definition

Broken `reference_
"""
settings = {"report_level": 5, "halt_level": 5, "embed_stylesheet": False, "stylesheet_path": None, "generator": None, "datestamp": None, "input_encoding": "unicode", "output_encoding": "unicode", "syntax_highlight": "none"}
print(publish_doctree(TEXT, settings_overrides=settings).pformat())
for writer in "pseudoxml", "xml", "manpage":
    text = publish_string(TEXT, writer_name=writer, settings_overrides=settings)
    print(writer, len(text.splitlines()), text[-800:])
