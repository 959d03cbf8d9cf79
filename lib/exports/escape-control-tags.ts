// Counted, replaced or parsed by trainers, rewards and tokenizers wherever they stand:
// <image> <video> <audio>, <think> and <answer> open or closed, <|im_end|> and its kind, {{image}} as LLaMA-Factory's own mark.
const CONTROL_TAGS = /<(\s*\/?\s*(?:image|video|audio|think|answer)\s*)>|<(\|[^<>\n]{0,64}?\|)>|\{(\{(?:image|video|audio)\})\}/gi;

/** The text with every tag that would steer a trainer spelled harmlessly: `<image>` becomes `< image >`. */
export function escapeControlTags(text: string): string {
	return text.replace(CONTROL_TAGS, (_, angled?: string, special?: string, braced?: string) => {
		if (angled !== undefined) return `< ${angled.trim()} >`;
		if (special !== undefined) return `< ${special} >`;
		return `{ ${braced} }`;
	});
}
