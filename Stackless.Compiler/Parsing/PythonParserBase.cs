// What the generated parser has from us: the limit on nesting.
using Antlr4.Runtime;

namespace Stackless.Compiler.Parsing;

public abstract class PythonParserBase : Antlr4.Runtime.Parser
{
    // CPython gives up at 6,000 levels of its own rules, some 30 of which lead to any expression and ours do not have: this many
    // refuses the same depth of lambdas and of conditional expressions.
    internal const int MaxDepth = 5_978;

    int _depth;

    protected PythonParserBase(ITokenStream input, TextWriter output, TextWriter errorOutput)
        : base(input, output, errorOutput)
    {
    }

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (++_depth > MaxDepth)
        {
            throw new NestingTooDeepException();
        }

        base.EnterRule(localctx, state, ruleIndex);
    }

    public override void ExitRule()
    {
        _depth--;
        base.ExitRule();
    }
}

/// <summary>The source nests deeper than the parser goes; reported as CPython's MemoryError.</summary>
sealed class NestingTooDeepException : Exception;
