using System.Text.RegularExpressions;
using NUnit.Framework;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>grammar/README.md maps the rules of the grammar to the nodes of the tree. Each of the three knows all of the others.</summary>
public sealed class GrammarTests
{
    static string Grammar => File.ReadAllText(Path.Combine(FrontEndGoldens.Root, "grammar", "PythonParser.g4"));

    static string[] RowsOf(string heading) =>
        File.ReadAllText(Path.Combine(FrontEndGoldens.Root, "grammar", "README.md"))
            .Split("\n| rule | " + heading + " |\n|---|---|\n")[1].Split("\n\n")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string RuleOf(string row) => row.Split('`')[1];

    static string[] Rules() =>
        Regex.Matches(Grammar, @"^([a-z]\w*)\s*(?::|\n\s+:)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(name => name is not ("options" or "parser")).ToArray();

    static string[] Nodes() =>
        typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract).Select(type => type.Name).ToArray();

    [Test]
    public void Every_rule_of_the_grammar_is_in_the_table() =>
        Assert.That(RowsOf("nodes").Concat(RowsOf("what it does")).Select(RuleOf), Is.EquivalentTo(Rules()));

    [Test]
    public void Every_node_of_the_tree_is_built_by_a_rule() =>
        Assert.That(RowsOf("nodes").SelectMany(row => row.Split('|')[2].Trim().Split(", ")).Distinct(), Is.EquivalentTo(Nodes()));

    [Test]
    public void Every_token_of_the_lexer_is_used_by_the_parser()
    {
        var lexer = File.ReadAllText(Path.Combine(FrontEndGoldens.Root, "grammar", "PythonLexer.g4"));
        var tokens = Regex.Matches(lexer, @"^([A-Z][A-Z_]+)\s*: '([^']+)';", RegexOptions.Multiline)
            .Where(match => !Grammar.Contains($"'{match.Groups[2].Value}'") && !Grammar.Contains(match.Groups[1].Value))
            .Select(match => match.Groups[1].Value)
            .ToArray();

        Assert.That(tokens, Is.Empty);
    }
}
