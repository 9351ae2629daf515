// Stops at the first token that fits nowhere, and remembers it. There is no recovery: what is wrong is found out afterwards, from the tokens
// around it (SyntaxErrorTranslator), so that the parser itself stays fast.
using Antlr4.Runtime;

namespace Stackless.Compiler.Parsing;

sealed class FirstErrorStrategy : DefaultErrorStrategy
{
    public override void Sync(Antlr4.Runtime.Parser recognizer)
    {
    }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw new UnexpectedTokenException((PythonToken)recognizer.CurrentToken, recognizer.Context);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
    }

    public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e) =>
        throw new UnexpectedTokenException((PythonToken)(e.OffendingToken ?? recognizer.CurrentToken), recognizer.Context);
}

sealed class UnexpectedTokenException(PythonToken token, ParserRuleContext context) : Exception
{
    /// <summary>The innermost rule the parser was in; its parents lead to the unfinished tree.</summary>
    public ParserRuleContext Context { get; } = context;

    public PythonToken Token { get; } = token;
}
