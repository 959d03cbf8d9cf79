import type { UploadProgress } from "#components/images/upload-files.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";

/** How far the sending of files is, and the way out of it. */
export function UploadState({ progress, onStop }: { readonly progress: UploadProgress; readonly onStop: () => void }) {
	const { filesDone, files, bytesDone, isOffline } = progress;
	return (
		<div className="grid gap-1.5">
			<div className="flex items-center gap-2 text-12 text-2">
				<span>
					{filesDone.toLocaleString("en")} of {files.toLocaleString("en")} files, {Math.round(bytesDone / 1_000_000).toLocaleString("en")} MB
				</span>
				<span className="flex-1" />
				<Button variant="ghost" onClick={onStop}>
					Stop
				</Button>
			</div>
			<Progress label="Files sent" done={filesDone} total={files} />
			{isOffline && <Notice tone="warn">The studio does not answer. Sending goes on by itself when it does.</Notice>}
		</div>
	);
}
