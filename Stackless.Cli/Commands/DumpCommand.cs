// stackless dump: shows what one stage of the compiler makes of a file.
using Stackless.Compiler;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Resumption;
using Stackless.Compiler.Text;

namespace Stackless.Cli.Commands;

static class DumpCommand
{
    public static int Run(string[] args)
    {
        if (args is not [var stage, var file])
        {
            return Program.Fail("dump takes a stage and a file");
        }
        try
        {
            var source = SourceText.FromFile(file);
            var text = stage switch
            {
                "tokens" => TokenPrinter.Print(source),
                "ast" => AstPrinter.Print(Pipeline.Parse(source)),
                "scopes" => ScopePrinter.Print(Pipeline.Bind(source)),
                "ir" => IrPrinter.Print(Pipeline.Lower(source, "module")),
                "resume" => ResumptionPrinter.Print(Pipeline.Lower(source, "module")),
                "instructions" => InstructionWriter.Run(Pipeline.Lower(source, "module"), new EmissionOptions()) is { } module ? InstructionPrinter.Print(module) : "does not fit the evaluator",
                "il" => IlPrinter.Print(AssemblyEmitter.ToImage("module", [Pipeline.Lower(source, "module")], new EmissionOptions()).Image),
                _ => null,
            };
            if (text is null)
            {
                return Program.Fail($"there is no stage {stage}");
            }
            Console.Out.Write(text.EndsWith('\n') ? text : text + "\n");
            return 0;
        }
        catch (PythonSyntaxException error)
        {
            DiagnosticPrinter.Print(Console.Error, error.Diagnostic);
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"stackless: cannot read {file}: {error.Message}");
            return 1;
        }
    }
}
