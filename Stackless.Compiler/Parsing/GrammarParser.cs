// Tokens to tree by the parser that is generated from grammar/PythonParser.g4, for what DescentParser gave up: it says where it failed, and
// SyntaxErrorTranslator finds CPython's words for that. Statement by statement parse tree and syntax tree, so that only one statement's parse tree lives
// at a time and the first mistake in the source is the one reported.
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

sealed class GrammarParser
{
    readonly SourceText _source;
    readonly WarningLog? _warnings;
    readonly Lexer _lexer;
    readonly TokenSequence _sequence;
    readonly Generated.PythonParser _parser;
    readonly AstBuilder _builder;

    public GrammarParser(SourceText source, PythonToken[] tokens, Lexer lexer, WarningLog? warnings)
    {
        _source = source;
        _warnings = warnings;
        _lexer = lexer;
        _sequence = new TokenSequence(tokens, new NoTokenSource(source.FileName));
        _parser = new Generated.PythonParser(_sequence, TextWriter.Null, TextWriter.Null) { ErrorHandler = new FirstErrorStrategy() };
        _parser.RemoveErrorListeners();
        _parser.Interpreter.PredictionMode = PredictionMode.SLL;
        _builder = new AstBuilder(source, _sequence.Tokens, warnings);
    }

    public Module Module() => Guard(() =>
    {
        var body = new List<Stmt>();
        while (_parser.CurrentToken.Type != TokenConstants.EOF)
        {
            _builder.BuildStatement(_parser.statement(), body);
        }

        return new Module(body.ToArray(), WholeSpan());
    });

    public Expression Expression() => Guard(() => new Expression(_builder.BuildEval(_parser.eval()), WholeSpan()));

    public Interactive Interactive() => Guard(() =>
    {
        var body = new List<Stmt>();
        var context = _parser.interactive();
        if (context.simpleStatements() is { } simple)
        {
            _builder.BuildSimpleStatements(simple, body);
        }
        else if (context.compoundStatement() is { } compound)
        {
            body.Add(_builder.BuildCompoundStatement(compound));
        }

        if (_parser.CurrentToken.Type != TokenConstants.EOF)
        {
            if (body[0] is FunctionDef or AsyncFunctionDef or ClassDef or If or For or AsyncFor or While or With or AsyncWith or Try or TryStar or Match)
            {
                throw new UnexpectedTokenException((PythonToken)_parser.CurrentToken, context);
            }

            var lineEnd = (PythonToken)_sequence.LT(-1);
            throw new PythonSyntaxException(_source.Report("SyntaxError", DiagnosticCatalog.MultipleStatements, lineEnd.Span));
        }

        return new Interactive(body.ToArray(), WholeSpan());
    });

    Span WholeSpan() => PythonParser.WholeSpan(_source);

    SyntaxErrorTranslator Translator() => new(_source, _sequence, _lexer.Error, _lexer.OpenBracket);

    T Guard<T>(Func<T> parse)
    {
        try
        {
            var tree = parse();
            _warnings?.SortByPlace(end: null);
            return tree;
        }
        catch (UnexpectedTokenException failure)
        {
            throw Refuse(Translator().Translate(failure.Token, failure.Context));
        }
        catch (SyntaxRejectedException failure)
        {
            throw Refuse(Translator().Translate(failure));
        }
        catch (NestingTooDeepException)
        {
            throw new PythonSyntaxException(_source.Report("MemoryError", DiagnosticCatalog.ParserStackOverflow, Span.None));
        }
    }

    PythonSyntaxException Refuse(Diagnostic mistake)
    {
        _warnings?.SortByPlace(mistake.Span);
        return new PythonSyntaxException(mistake);
    }

    sealed class NoTokenSource(string name) : ITokenSource
    {
        public int Line => 0;

        public int Column => 0;

        public ICharStream InputStream => null!;

        public string SourceName => name;

        public ITokenFactory TokenFactory { get; set; } = CommonTokenFactory.Default;

        public IToken NextToken() => throw new NotSupportedException("the tokens are read before the parser begins");
    }
}
