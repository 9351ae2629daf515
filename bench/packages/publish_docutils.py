"""docutils reads reStructuredText into a tree."""
from docutils.core import publish_parts

text = "\n".join(f"""
Section {i}
-----------

Some *emphasis*, **strong**, ``literal`` and a link_ to `Section {max(i - 1, 0)}`_.

- item one
- item two

  1. nested
  2. list

=====  =====
  A      B
=====  =====
False  {i}
=====  =====

.. _link: http://example.org/{i}

.. note:: A note with |sub|.

::

   literal block {i}
""" for i in range(25)) + "\n.. |sub| replace:: a substitution\n"
parts = publish_parts("Title\n=====\n" + text, writer_name="pseudoxml", settings_overrides={"report_level": 5})
print(len(parts["whole"]))
