// What a docstring says of parameters, of the result and of exceptions, told apart from the rest of it. Three styles are read, each line by its own form:
//     Args:                     Parameters                    :param name: Whose it is.
//         name (str): Whose     ----------                    :returns: How many.
//             it is.            name : str                    :raises KeyError: There is none.
//     Returns:                      Whose it is.
//         How many.             Returns
//     Raises:                   -------
//         KeyError: There       int
//             is none.              How many.
// Google's: https://google.github.io/styleguide/pyguide.html#383-functions-and-methods; NumPy's: https://numpydoc.readthedocs.io/en/latest/format.html;
// Sphinx's: https://www.sphinx-doc.org/en/master/usage/domains/python.html#info-field-lists. What is in none of these forms stays in the summary, as it is.
using System.Text.RegularExpressions;

namespace Stackless.Compiler.Emission;

/// <param name="Summary">All that is said of nothing else.</param>
/// <param name="Parameters">In the order of the text, without stars.</param>
/// <param name="Result">What is returned or yielded; null if nothing is said of it.</param>
/// <param name="Exceptions">Python's names of them, and when they are raised.</param>
sealed partial record DocumentedText(string Summary, IReadOnlyList<(string Name, string Text)> Parameters, string? Result, IReadOnlyList<(string Name, string Text)> Exceptions)
{
    enum Section
    {
        None,
        Parameters,
        Result,
        Exceptions,
    }

    /// <param name="text">A docstring without the margin that its lines share.</param>
    public static DocumentedText Of(string text)
    {
        var lines = text.Split('\n');
        var summary = new List<string>();
        var entries = new List<(Section Section, string Name, string Text)>();
        for (var i = 0; i < lines.Length;)
        {
            if (i + 1 < lines.Length && Underline().IsMatch(lines[i + 1]) && SectionOf(lines[i].Trim()) is var underlined and not Section.None)
            {
                i = ReadUnderlined(lines, i + 2, underlined, entries);
            }
            else if (lines[i].TrimEnd() is [.. var title, ':'] && title == title.TrimStart() && SectionOf(title) is var titled and not Section.None && IsIndented(lines, i + 1))
            {
                i = ReadTitled(lines, i + 1, titled, entries);
            }
            else if (Field().Match(lines[i]) is { Success: true } field)
            {
                i = ReadField(lines, i, field, entries);
            }
            else if (summary.Count < i && IsBlank(lines[i]) && (summary.Count == 0 || IsBlank(summary[^1])))
            {
                // One blank line is enough where a part has been taken out.
                i++;
            }
            else
            {
                summary.Add(lines[i++]);
            }
        }
        var results = entries.Where(e => e.Section == Section.Result && e.Text.Length > 0).Select(e => e.Text).ToList();
        return new(string.Join('\n', summary).TrimEnd(), Named(entries, Section.Parameters), results.Count == 0 ? null : string.Join('\n', results), Named(entries, Section.Exceptions));
    }

    static List<(string, string)> Named(List<(Section Section, string Name, string Text)> entries, Section section) =>
        [.. entries.Where(e => e.Section == section && e.Name.Length > 0).Select(e => (e.Name, e.Text))];

    static Section SectionOf(string title) => title switch
    {
        "Args" or "Arguments" or "Parameters" or "Params" or "Keyword Args" or "Keyword Arguments" or "Other Parameters" => Section.Parameters,
        "Returns" or "Return" or "Yields" or "Yield" => Section.Result,
        "Raises" => Section.Exceptions,
        _ => Section.None,
    };

    // name (int): text, and what is indented deeper; a result has no name.
    static int ReadTitled(string[] lines, int i, Section section, List<(Section, string, string)> entries)
    {
        var margin = MarginOf(lines[i]);
        while (IsIndented(lines, i) || i < lines.Length && IsBlank(lines[i]) && IsIndented(lines, i + 1))
        {
            if (IsBlank(lines[i]))
            {
                i++;
            }
            var first = lines[i++].Trim();
            var isResult = section == Section.Result;
            var more = Continued(lines, ref i, isResult ? margin - 1 : margin);
            var entry = Entry().Match(first);
            entries.Add(isResult ? (section, "", Joined(first, more))
                : entry.Success ? (section, entry.Groups["name"].Value.TrimStart('*'), Joined(entry.Groups["text"].Value, more))
                : (section, "", Joined(first, more)));
        }
        return i;
    }

    // name : int, or the type of a result, and below it, indented, the text; until the next title or a blank line before something that is no entry.
    static int ReadUnderlined(string[] lines, int i, Section section, List<(Section, string, string)> entries)
    {
        while (i < lines.Length && MarginOf(lines[i]) == 0)
        {
            if (i + 1 < lines.Length && (Underline().IsMatch(lines[i + 1]) || IsBlank(lines[i]) && !IsIndented(lines, i + 2)))
            {
                break;
            }
            var names = lines[i++].Split(':')[0];
            var text = Joined("", Continued(lines, ref i, 0));
            foreach (var name in section == Section.Result ? [""] : names.Split(','))
            {
                entries.Add((section, name.Trim().TrimStart('*'), text));
            }
        }
        return i;
    }

    // :param int name: text, and what is indented; of what says a type only, nothing is kept.
    static int ReadField(string[] lines, int i, Match field, List<(Section, string, string)> entries)
    {
        i++;
        var text = Joined(field.Groups["text"].Value, Continued(lines, ref i, MarginOf(field.Value)));
        var name = field.Groups["name"].Value.Split(' ')[^1].TrimStart('*');
        switch (field.Groups["kind"].Value)
        {
            case "param" or "parameter" or "arg" or "argument" or "key" or "keyword":
                entries.Add((Section.Parameters, name, text));
                break;
            case "returns" or "return" or "yields" or "yield":
                entries.Add((Section.Result, "", text));
                break;
            case "raises" or "raise" or "except" or "exception":
                entries.Add((Section.Exceptions, name, text));
                break;
        }
        return i;
    }

    // The lines that are indented deeper, with blank ones between them.
    static List<string> Continued(string[] lines, ref int i, int margin)
    {
        var more = new List<string>();
        for (; i < lines.Length && (MarginOf(lines[i]) > margin || IsBlank(lines[i]) && i + 1 < lines.Length && MarginOf(lines[i + 1]) > margin); i++)
        {
            more.Add(lines[i].Trim());
        }
        return more;
    }

    static string Joined(string first, List<string> more) => string.Join('\n', more.Prepend(first)).Trim();

    static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    static bool IsIndented(string[] lines, int i) => i < lines.Length && MarginOf(lines[i]) > 0;

    // Of a blank line 0.
    static int MarginOf(string line) => IsBlank(line) ? 0 : line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^-{3,}\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^(?<name>\*{0,2}[\w.]+)\s*(\([^)]*\))?:\s*(?<text>.*)$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*:(?<kind>param|parameter|arg|argument|key|keyword|returns?|yields?|raises?|except|exception|type|rtype)(\s+(?<name>[^:]+))?:\s*(?<text>.*)$")]
    private static partial Regex Field();
}
