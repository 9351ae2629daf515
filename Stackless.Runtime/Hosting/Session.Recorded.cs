// A session whose program is recorded, or replayed.
namespace Stackless.Hosting;

public sealed partial class Session
{
    /// <summary>What a program exits with that could not be recorded, or has left its recording.</summary>
    public const int RecordingFailedExitCode = 3;

    readonly ProgramRecording? recording;

    /// <summary>What its program is recorded in, or replayed from.</summary>
    public ProgramRecording? Recording
    {
        get => recording;
        init
        {
            recording = value;
            if (value is not null)
            {
                interpreter.Record(value.Recording);
            }
        }
    }

    /// <summary>Runs the session's program to its end, and with it its recording.</summary>
    /// <param name="program">Runs it, and gives its exit code.</param>
    /// <returns>The exit code; <see cref="RecordingFailedExitCode"/>, after a message, if the program could not be recorded or has left its recording.</returns>
    public int RunRecorded(Func<int> program)
    {
        try
        {
            var exitCode = program();
            recording?.Recording.Finish(exitCode);
            return exitCode;
        }
        catch (RecordingException error)
        {
            interpreter.FlushStreams();
            Console.Error.WriteLine($"stackless: {error.Message}");
            return RecordingFailedExitCode;
        }
    }
}
