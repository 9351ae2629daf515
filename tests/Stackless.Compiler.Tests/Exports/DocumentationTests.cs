// What of a docstring becomes which part of a C# editor's documentation.

using System.Xml.Linq;
using NUnit.Framework;
using Stackless.Compiler.Emission;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class DocumentationTests
{
    const string Google = """
        Finds rows.

        More of it.

        Args:
            table (str): Where to look,
                and how.

            *names: Which ones.
            limit: At most so many.

        Returns:
            The rows: all of them.

        Raises:
            KeyError: There is none.
            shop.OutOfStock: Too few.

        Example:
            find("a")
        """;

    const string NumPy = """
        Finds rows.

        More of it.

        Parameters
        ----------
        table : str
            Where to look,
            and how.
        *names
            Which ones.
        limit : int, optional
            At most so many.

        Returns
        -------
        list of str
            The rows: all of them.

        Raises
        ------
        KeyError
            There is none.
        shop.OutOfStock
            Too few.

        Notes
        -----
        Slow.
        """;

    const string Sphinx = """
        Finds rows.

        More of it.

        :param str table: Where to look,
            and how.
        :type names: str
        :param names: Which ones.
        :param limit: At most so many.
        :returns: The rows: all of them.
        :rtype: list
        :raises KeyError: There is none.
        :raises shop.OutOfStock: Too few.
        """;

    [TestCase(Google, "Finds rows.\n\nMore of it.\n\nExample:\n    find(\"a\")")]
    [TestCase(NumPy, "Finds rows.\n\nMore of it.\n\nNotes\n-----\nSlow.")]
    [TestCase(Sphinx, "Finds rows.\n\nMore of it.")]
    public void Its_parts_are_told_apart(string docstring, string summary)
    {
        var text = DocumentedText.Of(docstring.ReplaceLineEndings("\n"));
        Assert.That(text.Parameters, Is.EqualTo(new[] { ("table", "Where to look,\nand how."), ("names", "Which ones."), ("limit", "At most so many.") }));
        Assert.That(text.Result, Is.EqualTo("The rows: all of them."));
        Assert.That(text.Exceptions, Is.EqualTo(new[] { ("KeyError", "There is none."), ("shop.OutOfStock", "Too few.") }));
        Assert.That(text.Summary, Is.EqualTo(summary));
    }

    [TestCase("Args: what is given.\n\nReturns nothing.")]
    [TestCase("A table:\n    a: b\n\n---\nnot a title")]
    [TestCase("Returns:\nwhat is not indented")]
    public void What_only_looks_like_a_part_stays_where_it_is(string docstring) =>
        Assert.That((DocumentedText.Of(docstring).Summary, DocumentedText.Of(docstring).Parameters.Count), Is.EqualTo((docstring, 0)));

    static XElement MemberOf(string python, string name) =>
        XDocument.Parse(CSharp.DocumentationOf(python)).Descendants("member").Single(m => m.Attribute("name")!.Value == name);

    [Test]
    public void They_stand_where_editors_look()
    {
        var member = MemberOf("def f(n: int) -> int:\n \"\"\"Halves it.\n\n Args:\n  n: What is halved.\n\n Returns:\n  The half.\n\n Raises:\n  ValueError: It is odd.\n \"\"\"\n return n // 2", "M:app.f(System.Int64)");
        Assert.That((member.Element("summary")!.Value, member.Element("param")!.Attribute("name")!.Value, member.Element("param")!.Value, member.Element("returns")!.Value, member.Element("exception")!.Value),
            Is.EqualTo(("Halves it.", "n", "What is halved.", "The half.", "ValueError: It is odd.")));
    }

    [Test]
    public void A_constructors_parameters_may_be_told_of_by_the_class() =>
        Assert.That(MemberOf("class C:\n \"\"\"One.\n\n Args:\n  n: How many.\n \"\"\"\n def __init__(self, n: int): pass", "M:app.C.#ctor(System.Int64)").Element("param")!.Value, Is.EqualTo("How many."));
}
